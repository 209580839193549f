"""What a person sees in a terminal: chat, batch, reports, explanations."""
