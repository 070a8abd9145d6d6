"""Files in and out: charters and journals."""
