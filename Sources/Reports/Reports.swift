// Renderings: terminal, CSV, XLSX, HTML, OSCAL, calendar.
