"""Volunteers and peers of a house: who they are, which shifts they take, and how a peer bridges a
citizen's way home (V §§ 2.10, 4.3). A volunteer's account sees its own shifts and board, and no
citizen (ADR-0046)."""
