"""What a film has beside its pictures: sound, subtitles, tags."""
