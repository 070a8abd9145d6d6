"""What is printed for those who decide and those who audit: one view model a report, several renderers."""
