"""The rules of a programme, pure: values in, events or refusals out; no clock, no file, no environment."""
