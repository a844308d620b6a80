"""Values that services return to an entry point and `presentation` shows: data without behaviour or text."""
