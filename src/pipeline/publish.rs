//! Output → site folder: the only writer of a site.
