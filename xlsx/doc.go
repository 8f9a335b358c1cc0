// Package xlsx reads customers and links from Excel and CSV files and writes them to such files, over io.ReaderAt
// and io.Writer.
//
// Its one rule: what is read from a file is accepted or refused as a whole. Every byte that is read is checked
// against the archive's checksums, every part for well-formed XML, every reference against its table. A file that
// is in doubt is refused with a sentence that follows the file's name and says what to do; damage in a part that
// is not read, such as a picture, is a note. No file may crash the program or exhaust its memory. excelize writes
// the files; it does not read rows, because it ignores damage.
//
// The map:
//
//	read.go                  a file: its kind and its sheets; read_input.go finds the header and reads the rows
//	read_rows.go             rows of a sheet become rows of the model; read_value_notes.go what is unusual about them
//	read_sage.go             Sage's customer lists; read_sage_rows.go their rows
//	read_sheets.go           which sheet is read; read_untitled.go columns without a title
//	read_origin.go           the database and revision that a workbook was exported from
//	read_error.go            why a file cannot be read
//	read_sniff.go            what a file is instead: read_sniff_text.go for texts, read_sniff_office.go for archives
//	                         and files of Office 97
//	read_zip.go              the parts of a workbook and their checksums; read_unused.go those that are not needed
//	read_workbook.go         the relationships of the parts, and the list of sheets
//	read_part.go             one XML part, scanned by package xmlscan; read_part_charset.go decodes it, and
//	                         read_part_text.go reads its texts with their runs and escapes
//	read_strings.go          texts that cells share; read_styles.go number formats of cell styles
//	sheet.go                 a sheet; sheet_row.go its rows, sheet_cell.go its cells, sheet_view.go what it hides
//	sheet_merge.go           merged areas; sheet_outline.go collapsed rows
//	cell.go                  what a cell means in a column, and what is damaged about it
//	cell_unseen.go           values that the sheet does not show: hidden, or the text of an error
//	cell_format.go           number formats; cell_format_parse.go parses their codes, cell_format_builtin.go has
//	                         those without a code
//	cell_number.go           numbers as their formats show them
//	csv_read.go              a text of cells; csv_detect.go finds its separator; csv_parse.go reads its rows and fields
//	csv_check.go             rows of a text that do not fit their header, or hide others
//	csv_encoding.go          the encoding of a text; encoding.go the known ones; encoding_detect.go guesses one by
//	                         encoding_letters.go (letters of languages) and encoding_plausibility.go (their neighbours)
//	problems.go              the rejected rows of a file, with their reasons, as a workbook: problems_sheet.go its
//	                         columns, problems_cell.go its cells, problems_text.go rows of a text
//	write.go                 the export as a workbook: write_book.go the workbook, write_companies.go its drop-down
//	                         lists, write_value.go its values, write_zip.go its archive
//	write_template.go        the empty workbook to fill in
//	write_suggestions.go     links that are suggested, as a workbook to upload
//	csv_write.go             the export as CSV
package xlsx
