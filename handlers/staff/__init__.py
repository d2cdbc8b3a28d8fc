"""What mentors and coordinators see and press, in admin chats and in their private chat with the bot."""
