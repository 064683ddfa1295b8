"""Cases → outputs → scores → report."""
