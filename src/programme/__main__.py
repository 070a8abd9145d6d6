"""`python -m programme` is the command `programme`."""

from programme.cli import main

if __name__ == "__main__":
    main()
