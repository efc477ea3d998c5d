"""The installers, tried for real: each module has a `run(checks)`."""
