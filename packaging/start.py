"""Where the frozen program begins: the command line, which opens the window when it is given no command."""

from hawliyat.app.cli import main

main()
