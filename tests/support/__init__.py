"""What tests build and run: real repositories, and the installed command."""
