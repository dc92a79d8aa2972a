import CXLSXWriter
import Glibc
import Model

extension Workbook {
  /// The bytes of the `.xlsx` file; throws `Failure` where the library refuses a value or memory is short.
  public func bytes() throws -> [UInt8] {
    let descriptor = vouch_memory_file()
    guard descriptor >= 0 else {
      throw Failure(.output, "no memory for a workbook: \(String(cString: strerror(errno)).lowercased())")
    }
    defer { close(descriptor) }
    try WorkbookFile(path: "/proc/self/fd/\(descriptor)").write(self)
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset, off_t(offset))
      }
      guard count > 0 else { throw Failure(.output, "the workbook could not be read back") }
      offset += count
    }
    return bytes
  }
}

/// One workbook of the library, which frees everything when it is closed.
private struct WorkbookFile {
  private let handle: UnsafeMutablePointer<lxw_workbook>

  init(path: String) throws {
    // The library ignores what goes wrong in its temporary files: they are kept in memory where the system has a place.
    var options = lxw_workbook_options()
    let folder = access("/dev/shm", W_OK) == 0 ? strdup("/dev/shm") : nil
    defer { free(folder) }
    options.tmpdir = folder
    guard let handle = workbook_new_opt(path, &options) else { throw Failure(.output, "no memory for a workbook") }
    self.handle = handle
  }

  func write(_ workbook: Workbook) throws {
    var failure: (any Error)?
    do { try fill(workbook) } catch { failure = error }
    // Closing writes the file and frees the handle, whatever happened before.
    let status = workbook_close(handle)
    if let failure { throw failure }
    try check(status, "the workbook")
  }

  private func fill(_ workbook: Workbook) throws {
    try workbook.title.withCString { title in
      try workbook.company.withCString { company in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.company = UnsafeMutablePointer(mutating: company)
        // Zero would mean the present time.
        properties.created = max(1, workbook.created)
        try check(workbook_set_properties(handle, &properties), "the properties")
      }
    }
    var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    for sheet in workbook.sheets { try add(sheet, &formats) }
  }

  private func add(_ sheet: Sheet, _ formats: inout [Style: UnsafeMutablePointer<lxw_format>]) throws {
    try check(workbook_validate_sheet_name(handle, sheet.name), "the sheet name '\(sheet.name)'")
    guard let worksheet = workbook_add_worksheet(handle, sheet.name) else {
      throw Failure(.output, "the sheet '\(sheet.name)' could not be added")
    }
    for (column, width) in sheet.widths.enumerated() {
      try check(worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, nil), "a column")
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let format = try format(cell.style, &formats)
        let (row, column) = (UInt32(row), UInt16(column))
        let status =
          switch cell.value {
          case .empty: worksheet_write_blank(worksheet, row, column, format)
          case .text(let text): worksheet_write_string(worksheet, row, column, Self.fitting(text), format)
          case .number(let number): worksheet_write_number(worksheet, row, column, number, format)
          }
        try check(status, "\(sheet.name), row \(row + 1)")
      }
    }
    worksheet_freeze_panes(worksheet, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    if sheet.frozenRows > 0 { _ = worksheet_repeat_rows(worksheet, 0, UInt32(sheet.frozenRows - 1)) }
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_fit_to_pages(worksheet, 1, 0)
    if let filterRow = sheet.filterRow, filterRow < sheet.rows.count, !sheet.rows[filterRow].isEmpty {
      let last = UInt16(sheet.rows[filterRow].count - 1)
      try check(
        worksheet_autofilter(worksheet, UInt32(filterRow), 0, UInt32(max(sheet.rows.count - 1, filterRow)), last),
        "the filter of \(sheet.name)")
    }
    for dropdown in sheet.dropdowns where !dropdown.rows.isEmpty { try add(dropdown, to: worksheet, sheet.name) }
  }

  private func add(
    _ dropdown: Sheet.Dropdown, to worksheet: UnsafeMutablePointer<lxw_worksheet>, _ name: String
  ) throws {
    var options: [UnsafeMutablePointer<CChar>?] = dropdown.options.map { strdup($0) } + [nil]
    defer { for option in options { free(option) } }
    let status = options.withUnsafeMutableBufferPointer { list in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = list.baseAddress
      return worksheet_data_validation_range(
        worksheet, UInt32(dropdown.rows.lowerBound), UInt16(dropdown.column), UInt32(dropdown.rows.upperBound - 1),
        UInt16(dropdown.column), &validation)
    }
    try check(status, "a list of \(name)")
  }

  private func format(
    _ style: Style, _ formats: inout [Style: UnsafeMutablePointer<lxw_format>]
  ) throws -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(handle) else { throw Failure(.output, "no memory for a workbook") }
    if style.isBold { format_set_bold(format) }
    if style.size > 0 { format_set_font_size(format, Double(style.size)) }
    if style.wraps { format_set_text_wrap(format) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if style.isRightAligned { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if let ink = style.ink { format_set_font_color(format, ink) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    formats[style] = format
    return format
  }

  private func check(_ status: lxw_error, _ what: String) throws {
    guard status != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
    throw Failure(.output, "\(what): \(reason)")
  }

  /// A text within Excel's limit of 32,767 UTF-16 units.
  private static func fitting(_ text: String) -> String {
    guard text.utf8.count > 32_767, text.utf16.count > 32_767 else { return text }
    var short = text
    while short.utf16.count > 32_766 { short.removeLast(max(1, (short.utf16.count - 32_766) / 2)) }
    return short + "…"
  }
}
