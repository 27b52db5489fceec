"""Catalogue files as typed, frozen data. Nothing here knows the database."""
