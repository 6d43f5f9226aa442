"""The program on whole numbers as SQL, and three engines that carry it out."""
