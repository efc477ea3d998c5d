"""Where the frozen window of Windows begins, which has no console to speak to."""

from hawliyat.app.cli import window_main

window_main()
