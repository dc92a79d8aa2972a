#!/usr/bin/env python3
"""Makes the workbooks of this folder, part by part, so that each trap is written as some program writes it. Standard library only."""
import pathlib, struct, zipfile

here = pathlib.Path(__file__).parent
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
         '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
         '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
         '{sheets}</Types>')
ROOT = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>')
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
STYLES = (f'<styleSheet xmlns="{MAIN}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="49"><protection locked="0"/></xf>'
          '<xf numFmtId="14"/><xf numFmtId="0"><protection locked="1"/></xf></cellXfs></styleSheet>')


def package(name, sheets, strings="", workbook_extra="", calc="", extra=(), replace=None):
    """Writes one workbook; sheets are (name, state, xml)."""
    with zipfile.ZipFile(here / name, "w", zipfile.ZIP_DEFLATED) as out:
        def put(path, text, method=zipfile.ZIP_DEFLATED):
            info = zipfile.ZipInfo(path, (2021, 3, 4, 5, 6, 8))
            info.compress_type = method
            out.writestr(info, text)
        put("[Content_Types].xml", TYPES.format(sheets="".join(
            f'<Override PartName="/xl/worksheets/s{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for i in range(1, len(sheets) + 1))))
        put("_rels/.rels", ROOT)
        # Names that do not follow the order of the sheets: only the relations tell which part is which.
        put("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>' + "".join(
            f'<sheet name="{title}" sheetId="{i}" r:id="r{i}"{state}/>' for i, (title, state, _) in enumerate(sheets, 1))
            + f"</sheets>{workbook_extra}{calc}</workbook>")
        put("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
            f'<Relationship Id="r{i}" Type="{REL}/worksheet" Target="worksheets/s{i}.xml"/>' for i in range(1, len(sheets) + 1))
            + f'<Relationship Id="st" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="ss" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        put("xl/styles.xml", STYLES)
        put("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>', zipfile.ZIP_STORED)
        for i, (_, _, xml) in enumerate(sheets, 1):
            if replace != i:
                put(f"xl/worksheets/s{i}.xml", xml)
        for path, text in extra:
            put(path, text)


def text(value): return f't="inlineStr"><is><t>{value}</t></is></c>'


# One sheet with every kind of cell that may or may not be written, lists on a hidden sheet, a second table below.
strings = "".join(f"<si>{s}</si>" for s in [
    "<t>Ref</t>", "<t>Question</t>", "<t>Response</t>", "<t>Comments</t>",
    "<r><t>Are backups </t></r><r><rPr><b/></rPr><t>encrypted?</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh>",
    "<t>Are access rights reviewed every quarter?</t>", "<t>Is a hidden question asked?</t>", "<t>Backups</t>",
    "<t xml:space=\"preserve\">  Are laptops encrypted?  </t>", "<t>Do you review code?</t>"])
ask = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{MAIN}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><cols><col min="1" max="1" hidden="1"/><col min="3" max="3" style="1"/></cols><sheetData>
<row r="1"><c r="B1" {text("Supplier questionnaire")}</row>
<row r="3" spans="1:4"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>
<row r="4"><c r="B4" t="s"><v>7</v></c></row>
<row r="5"><c r="A5" {text("Q1")}<c r="B5" t="s"><v>4</v></c><c r="C5" s="1"/><c r="D5" s="1" t="n" /></row>
<row r="6"><c r="A6" {text("Q1")}<c r="B6" t="s"><v>5</v></c><c r="AA6"><v>7</v></c></row>
<row r="7" hidden="1"><c r="A7" {text("Q3")}<c r="B7" t="s"><v>6</v></c><c r="C7" s="1"/></row>
<row r="8" s="1" customFormat="1"><c r="B8" t="s"><v>8</v></c><c r="C8" s="1" t="str"><f>IF(1,"Yes","No")</f><v>Yes</v></c></row>
<row r="9"><c r="A9" {text("Q5")}<c r="B9" t="s"><v>9</v></c><c r="C9" s="1" t="s"><v>2</v></c></row>
<row r="10"><c r="A10" {text("Q6")}<c r="B10" {text("Is there a locked cell to fill in?")}<c r="C10" s="3"/></row>
<row r="11"><c r="A11" {text("Q7")}<c r="B11" {text("Is the cell beside this one merged?")}<c r="C11" s="1"/><c r="D11" s="1"/></row>
<row r="13"><c r="A13" {text("No")}<c r="B13" {text("Requirement")}<c r="C13" {text("Answer")}</row>
<row r="14"><c r="A14" {text("Z1")}<c r="B14" {text("Logs are kept for at least a year")}<c r="C14" s="1"/></row>
</sheetData><sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="C11:D11"/></mergeCells><dataValidations count="2"><dataValidation type="list" sqref="C5:C6 C8:C9"><formula1>=Lists!$A$1:$A$3</formula1></dataValidation><dataValidation type="list" sqref="C14"><formula1>"Compliant, Non-compliant"</formula1></dataValidation></dataValidations><extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>INDIRECT("Choices")</xm:f></x14:formula1><xm:sqref>C10:C11</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>'''
lists = f'<worksheet xmlns="{MAIN}"><sheetData><row><c {text("Ja")}<c {text("Fulfilled")}</row><row><c {text("Nein")}<c {text("Open")}</row><row><c {text("n. a.")}</row></sheetData></worksheet>'
names = '<definedNames><definedName name="Choices">Lists!$B$1:$B$2</definedName></definedNames>'
package("traps.xlsx", [("Ask", "", ask), ("Lists", ' state="hidden"', lists)], strings, names)

# Elements with a prefix, the strict namespace, no references in cells, and a note that the package does not know.
strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
prefixed = (f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>ID</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Question</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Answer</x:t></x:is></x:c></x:row>'
            '<x:row><x:c t="inlineStr"><x:is><x:t>1</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Is data encrypted at rest &amp; in transit?</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>')
package("prefixed.xlsx", [("Sheet 1", "", prefixed)], extra=[("custom/unknown.bin", "left alone")])

# Hostile ones.
plain = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" {text("Question")}<c r="B1" {text("Answer")}</row></sheetData></worksheet>'
package("doctype.xlsx", [("S", "", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + plain)])
package("missing-sheet.xlsx", [("S", "", plain)], replace=1)
package("order.xlsx", [("S", "", f'<worksheet xmlns="{MAIN}"><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row></sheetData></worksheet>')])
package("bomb.xlsx", [("S", "", " " * (48 << 20) + plain)])
package("twice.xlsx", [("S", "", plain)], extra=[("xl/Styles.xml", STYLES)])
data = bytearray((here / "prefixed.xlsx").read_bytes())
for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag for encryption, in both headers of each entry
    at = data.find(signature)
    while at >= 0:
        data[at + offset] |= 1
        at = data.find(signature, at + 4)
(here / "encrypted.xlsx").write_bytes(data)
(here / "cut.xlsx").write_bytes((here / "prefixed.xlsx").read_bytes()[:-40])
(here / "old.xlsx").write_bytes(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600)
(here / "password.xlsx").write_bytes(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64)
