"""One message into sentences and questions of their own, and the asides between them."""
