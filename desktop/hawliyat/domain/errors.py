"""What can go wrong for a researcher, as codes with arguments; `ui/wording.py` has the sentences."""


class UserError(Exception):
    """A problem of the input or the surroundings, never a bug: it becomes one clear message, and nothing is lost.

    `code` names the sentence (for example "not_a_project"), `arguments` fill it (for example path=…).
    """

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments
