"""What turns the sources into something a researcher double-clicks: freezing, licences, one module per installer."""
