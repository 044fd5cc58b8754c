"""What the lists show: searching, filtering, sorting, counting, and taking out."""
