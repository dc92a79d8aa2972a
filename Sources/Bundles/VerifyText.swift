/// The page that says how to verify a bundle with stock tools only.
enum VerifyText {
  static func text(kind: Statement.Kind, principal: String) -> String {
    let disclosing = kind == .disclosure ? ", xxd" : ""
    var text = """
      HOW TO VERIFY THIS FOLDER WITH STOCK TOOLS
      (bash, GNU coreutils, find, diff, sed, OpenSSH, OpenSSL, jq\(disclosing))

      An archive is unpacked first, into a new folder: tar --zstd -xf NAME.tar.zst (or
      zstd -dc NAME.tar.zst | tar -xf -), tar -xf NAME.tar, or unzip NAME.zip.

      Two files must come from the organisation by another way than this folder:
      allowed_signers (whose key counts, for how long) and tsa-ca.pem (which
      time-stamping authority counts). Put both beside this folder, open bash in
      the folder that holds statement.json, and run the steps. Each one must end
      with exit status 0. Compare these commands with those that the organisation
      publishes: a forged folder would bring its own page.

      AT=$(openssl ts -reply -in statement.json.sig.tsr -text 2>/dev/null | sed -n 's/^Time stamp: //p' || :)
      AT=${AT:+$(date -ud "$AT" +%s)}
      if [ "$AT" ]; then date -ud @$AT '+time stamp: %F %T UTC'; else echo 'no time stamp: the time is only what the signer says'; fi
      1 When: the signature existed at that time
      openssl ts -verify -data statement.json.sig -in statement.json.sig.tsr -CAfile ../tsa-ca.pem -attime $AT
      2 Who: a trusted key made it, valid at that time
      ssh-keygen -Y verify -f ../allowed_signers -I \(quoted(principal)) -n \(BundleLayout.namespace) -s statement.json.sig ${AT:+-Overify-time=$(date -ud @$AT +%Y%m%d%H%M%SZ)} < statement.json
      3 What: the lists of files are those that were signed
      jq -r '.subject[]|"\\(.digest.sha256)  \\(.name)"' statement.json | sha256sum -c --strict -
      4 No file was altered
      sha256sum -c --strict --quiet tagmanifest-sha256.txt manifest-sha256.txt
      5 No file was added, and there is no link and no empty folder
      { cut -c67- tagmanifest-sha256.txt manifest-sha256.txt; printf '%s\\n' tagmanifest-sha256.txt statement.json statement.json.sig; ls statement.json.sig.tsr 2>/dev/null || :; } | LC_ALL=C sort | diff - <(find . ! -type d | sed 's|^\\./||' | LC_ALL=C sort)
      diff /dev/null <(find . ! -type f ! -type d -o -type d -empty)

      """
    if kind == .period {
      text += """
        6 Every bundle inside holds by itself: in each folder of data/bundles, run
        1 to 6 of its own VERIFY.txt (with ../../../../ in place of ../).

        """
    } else {
      text += """
        6 The index speaks of these files
        jq -r '"\\(.sha256)  \\(.path)"' index.jsonl | diff - manifest-sha256.txt

        """
    }
    if kind == .disclosure { text += proofs }
    return text + """

      There is no statement.json.sig.tsr: leave out step 1; step 2 then asks whether
      the key is valid today. There is no jq: look in statement.json for the digests
      that "sha256sum tagmanifest-sha256.txt index.jsonl" prints.
      There is a statement.dsse.json: these steps do not check that second signature,
      and step 5 names it as added. "vouch verify" checks it; without it, remove it.
      index.jsonl says of every file where it came from, when, how, and which
      controls it supports; index.html shows the same for reading and printing.

      """
  }

  private static let proofs = """
    7 Each line of the index belongs to the whole that was signed first: run 1 and
    2 in the folder origin (with ../../ in place of ../), then here
    H() { xxd -r -p | sha256sum | cut -c1-64; }
    n=$(jq .predicate.index.leafCount origin/statement.json); k=0
    while read -r line <&3 && read -r proof <&4; do
      i=$(jq .leafIndex <<<"$proof"); s=$((n-1))
      r=$({ printf 00; printf %s "$line" | xxd -p | tr -d '\\n'; } | H)
      for p in $(jq -r '.hashes[]' <<<"$proof"); do
        if ((i & 1 || i == s)); then r=$(printf '01%s%s' $p $r | H); while ((i && !(i & 1))); do ((i>>=1, s>>=1)) || :; done
        else r=$(printf '01%s%s' $r $p | H); fi; ((i>>=1, s>>=1)) || :
      done
      [ $s = 0 ] && [ $r = "$(jq -r .predicate.index.root origin/statement.json)" ] && k=$((k+1)) && echo "ok $(jq -r .path <<<"$line")"
    done 3<index.jsonl 4<origin/proofs.jsonl; echo "$k of $n shown"; [ $k = $(wc -l <index.jsonl) ]

    """

  /// A word for bash.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x40, 0x2D, 0x5F, 0x2B: true
      default: false
      }
    }
    if isPlain, !text.isEmpty { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
