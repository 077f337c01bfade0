"""`python -m dateline`: the command line."""

from dateline.pipeline.cli import main

if __name__ == "__main__":
    main()
