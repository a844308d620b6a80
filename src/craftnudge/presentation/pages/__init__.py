"""The pages of the server: values in, HTML out. Templates escape every text; charts are those of the report."""
