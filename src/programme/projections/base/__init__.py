"""What the views share: what a projection is, where its tables are kept, how it is brought up to date.

Read `projection`, then `views`; `answers` for the views that keep answers of the domain rather than rows of their own.
Nothing here is imported before it is needed that would be felt when a command starts: a view that is up to date is read
without a model of the domain.
"""
