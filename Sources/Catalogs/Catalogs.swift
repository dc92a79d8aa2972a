// Frameworks, crosswalks and the controls of one's own.
