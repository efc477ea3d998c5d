"""What this copy of the program is: its versions, its parts and their licences."""
