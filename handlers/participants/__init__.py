"""What participants see and press, in their private chat with the bot."""
