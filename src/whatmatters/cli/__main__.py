"""`python -m whatmatters.cli`."""

from whatmatters.cli import main

if __name__ == "__main__":
    main()
