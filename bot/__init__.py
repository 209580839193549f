"""What people meet: replies in the terminal and in Slack."""
