"""`python -m hawliyat`: the command line, and the window when it is given no command."""

from hawliyat.app.cli import main

if __name__ == "__main__":
    main()
