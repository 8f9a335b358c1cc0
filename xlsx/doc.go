// Package xlsx takes customers and links out of Excel and CSV files and puts them into such files, over
// io.ReaderAt and io.Writer.
//
// Its one rule: what is read of a file is believed whole or not at all. Every byte that is read was checked
// against the archive's sums, every tag against its end, every number against its table, and what is in doubt
// is refused with a sentence that follows the file's name and says what to do. A damaged part that is not
// read, such as a picture, is a note. Nothing that a file holds may crash or exhaust the program. excelize
// writes; it does not read rows, for it passes over damage in silence.
//
// The map:
//
//	read.go           a file: what it is, its sheets; read_input.go finds the header and reads the rows
//	read_rows.go      rows of a sheet become rows of the model
//	read_error.go     why a file cannot be read; read_sniff.go what it is instead: read_sniff_text.go for texts,
//	                  read_sniff_office.go for archives and files of Office 97
//	read_zip.go       the parts of a workbook and their check sums; read_workbook.go how they hang together
//	read_choose.go    which sheet is read; read_unread.go the parts that are not needed
//	read_part.go      one XML part, scanned by package xmlscan; read_part_charset.go decodes it
//	read_strings.go   texts that cells share; read_text.go their runs and escapes; read_styles.go formats
//	read_origin.go    the database and revision that a workbook was exported from
//	sheet.go          a sheet; sheet_row.go its rows, sheet_cell.go its cells, sheet_view.go what it hides
//	sheet_merge.go    merged areas; sheet_outline.go collapsed rows
//	cell.go           what a cell means in a column, and what is damaged about it
//	cell_unseen.go    values that are not what is seen: hidden, or the text of an error
//	cell_format.go    number formats; cell_code.go parses them, cell_builtin.go has those without a code
//	cell_number.go    numbers as their formats show them
//	read_values.go    what is noticed of values on the way; read_untitled.go columns without a title
//	csv_read.go       a text of cells; csv_detect.go how it is written; csv_parse.go its rows and fields
//	csv_rows.go       rows of a text that do not fit their header, or hide others
//	csv_encoding.go   in which encoding a text is read; encoding.go the known ones; encoding_detect.go guesses one
//	                  by encoding_letters.go (letters of languages) and encoding_context.go (what is beside them)
//	problems.go       the rejected rows of a file, with their reasons, as a workbook; problems_text.go those of a text
//	write.go          the export as a workbook; write_template.go the empty one to fill in
//	csv_write.go      the export as CSV
package xlsx
