"""Compares trees and files."""
