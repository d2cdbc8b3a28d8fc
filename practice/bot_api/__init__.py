"""The Bot API: the methods, their declared parameters, and what they do in the room."""
