extension Page {
  /// The style sheet of every page.
  ///
  /// Classes: `status` with a ``Status``, `grid` (a table with lines), `number` (a cell to the right), `muted`, `facts` (a
  /// list of terms in two columns), `heat` (a list of `cell`s with a ``Status``), `quote` (source lines), `bar`.
  static let styles = """
    :root { --ink: #1b1f24; --paper: #ffffff; --soft: #57606a; --line: #d0d7de; --shade: #f6f8fa; --link: #0550ae;
      --good: #116329; --good-bg: #dafbe1; --fair: #7d4e00; --fair-bg: #fff8c5; --bad: #a40e26; --bad-bg: #ffebe9;
      --planned: #0550ae; --planned-bg: #ddf4ff; --neutral: #57606a; --neutral-bg: #eaeef2; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9da7b1; --line: #3d444d;
      --shade: #161b22; --link: #79c0ff; --good: #7ee787; --good-bg: #12331c; --fair: #f2cc60; --fair-bg: #3b2e00;
      --bad: #ffa198; --bad-bg: #4c1519; --planned: #79c0ff; --planned-bg: #0c2d6b; --neutral: #9da7b1;
      --neutral-bg: #21262d; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 78rem; color: var(--ink); background: var(--paper);
      font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
    h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
    h3 { font-size: 1.05rem; margin: 1.3rem 0 .4rem; }
    a { color: var(--link); }
    code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--shade); padding: .6rem; }
    .muted { color: var(--soft); }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    table.grid { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .92rem; }
    table.grid th, table.grid td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left;
      vertical-align: top; overflow-wrap: break-word; }
    table.grid th.number, table.grid td.number { text-align: right; }
    table.grid thead th { background: var(--shade); }
    table.grid caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
    .status { display: inline-block; white-space: nowrap; padding: 0 .45rem; border: 1px solid currentColor;
      border-radius: .7rem; font-size: .88em; font-weight: 600; }
    .good { color: var(--good); background: var(--good-bg); }
    .fair { color: var(--fair); background: var(--fair-bg); }
    .bad { color: var(--bad); background: var(--bad-bg); }
    .planned { color: var(--planned); background: var(--planned-bg); }
    .neutral { color: var(--neutral); background: var(--neutral-bg); }
    .facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
    .facts dt { color: var(--soft); }
    .facts dd { margin: 0; }
    .heat { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; padding: 0; margin: .4rem 0 1rem; }
    .heat .cell { width: 6.2rem; padding: .25rem .4rem; border: 1px solid var(--line); border-radius: .3rem;
      font-size: .8rem; line-height: 1.25; }
    .heat .cell a { color: inherit; text-decoration: none; font-weight: 600; }
    .quote { border-left: .25rem solid var(--line); margin: .4rem 0; padding: .1rem .7rem; color: var(--soft); }
    .label { display: block; font-size: .85em; color: var(--soft); }
    details > summary { cursor: pointer; }
    footer.label { margin: 0 0 .6rem; padding: 0; border: 0; }
    li > p { margin: .3rem 0 .1rem; }
    footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--line); color: var(--soft);
      font-size: .85rem; }
    @media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --shade: #eee; --link: #000;
      --good: #0b4f1f; --good-bg: #fff; --fair: #5c3a00; --fair-bg: #fff; --bad: #8a0c20; --bad-bg: #fff;
      --planned: #04408b; --planned-bg: #fff; --neutral: #444; --neutral-bg: #fff; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      table.grid { font-size: 8.5pt; }
      thead { display: table-header-group; }
      tr, .cell, h2, h3 { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      nav { display: none; } }
    @page { margin: 15mm; }

    """
}
