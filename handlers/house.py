"""All subjects of the house, added up. A new subject has its line here."""

from handlers.routes import Routes

_SUBJECTS: tuple[Routes, ...] = ()

ROUTES = Routes()
for _subject in _SUBJECTS:
    ROUTES.add(_subject)
