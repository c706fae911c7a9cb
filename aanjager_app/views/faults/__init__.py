"""What is shown when the data folder can't be opened."""
