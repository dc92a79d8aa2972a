import COpenSSL

/// A response of a time-stamping authority (RFC 3161).
public struct Timestamp: Hashable, Sendable {
  /// When the authority says that the data existed, in seconds since the epoch.
  public let time: Int
  /// The common name, else the whole name, of the certificate that signed it; nil where it carries none.
  public let authority: String?
  private let imprint: [UInt8]
  private let bytes: [UInt8]

  /// Why a response cannot be read.
  public enum Defect: Error, Hashable, Sendable {
    /// It is not one DER TimeStampResp with a granted token of version 1.
    case notAResponse
    /// Bytes follow the response.
    case trailingData
  }

  /// Reads a whole response, nothing after it.
  public init(parsing bytes: [UInt8]) throws(Defect) {
    guard let length = DER.length(of: bytes), bytes[0] == 0x30 else { throw .notAResponse }
    guard length == bytes.count else { throw .trailingData }
    guard let response = Self.response(bytes) else { throw .notAResponse }
    defer { TS_RESP_free(response) }
    // What libcrypto read must be all that is there, so that no byte is free to change.
    guard Self.encoded(response) == bytes, let info = TS_RESP_get_tst_info(response),
      let status = TS_RESP_get_status_info(response), let code = TS_STATUS_INFO_get0_status(status),
      (0...1).contains(ASN1_INTEGER_get(code)), TS_TST_INFO_get_version(info) == 1,
      let message = TS_TST_INFO_get_msg_imprint(info), let digest = TS_MSG_IMPRINT_get_msg(message),
      let algorithm = TS_MSG_IMPRINT_get_algo(message)
    else { throw .notAResponse }
    let seconds = vouch_seconds(TS_TST_INFO_get_time(info))
    guard seconds >= 0 else { throw .notAResponse }
    var object: OpaquePointer?
    X509_ALGOR_get0(&object, nil, nil, algorithm)
    let content = UnsafeBufferPointer(start: ASN1_STRING_get0_data(digest), count: Int(ASN1_STRING_length(digest)))
    imprint = OBJ_obj2nid(object) == OBJ_txt2nid("SHA256") ? Array(content) : []
    time = Int(seconds)
    authority = Self.signer(response)
    self.bytes = bytes
  }

  /// Whether the response speaks of `data`, by its SHA-256.
  public func covers(_ data: [UInt8]) -> Bool { imprint == SHA256.digest(of: data) }

  /// Whether the token's signature and its certificates' chain to one of `authorities` (PEM) hold at `time`.
  public func isTrusted(for data: [UInt8], authorities: [UInt8]) -> Bool {
    guard let response = Self.response(bytes), let store = X509_STORE_new(), let context = TS_VERIFY_CTX_new() else {
      return false
    }
    defer {
      TS_RESP_free(response)
      TS_VERIFY_CTX_free(context)
      ERR_clear_error()
    }
    // The context frees the store, and the imprint below.
    TS_VERIFY_CTX_set_store(context, store)
    guard Self.add(authorities, to: store) > 0 else { return false }
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), time)
    let digest = SHA256.digest(of: data)
    guard let copy = CRYPTO_malloc(digest.count, nil, 0) else { return false }
    copy.copyMemory(from: digest, byteCount: digest.count)
    TS_VERIFY_CTX_set_imprint(context, copy.assumingMemoryBound(to: UInt8.self), digest.count)
    TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_SIGNATURE | TS_VFY_IMPRINT))
    return TS_RESP_verify_response(context, response) == 1
  }

  /// The DER request for a timestamp over `data`, certificate wanted, without a nonce: the same data, the same bytes.
  public static func request(for data: [UInt8]) -> [UInt8] {
    let sha256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]
    let imprint = DER.sequence(DER.sequence(sha256, DER.null), DER.value(0x04, SHA256.digest(of: data)))
    return DER.sequence(DER.integer([1]), imprint, DER.value(0x01, [0xFF]))
  }

  private static func response(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      let response = d2i_TS_RESP(nil, &position, buffer.count)
      if response == nil { ERR_clear_error() }
      return response
    }
  }

  private static func encoded(_ response: OpaquePointer) -> [UInt8] {
    var output: UnsafeMutablePointer<UInt8>?
    let count = i2d_TS_RESP(response, &output)
    defer { vouch_free(output) }
    return count > 0 ? Array(UnsafeBufferPointer(start: output, count: Int(count))) : []
  }

  /// Whether there is a PEM certificate in these bytes.
  public static func hasCertificates(_ bytes: [UInt8]) -> Bool {
    guard let store = X509_STORE_new() else { return false }
    defer { X509_STORE_free(store) }
    return add(bytes, to: store) > 0
  }

  private static func add(_ authorities: [UInt8], to store: OpaquePointer) -> Int {
    guard let source = BIO_new_mem_buf(authorities, Int32(clamping: authorities.count)) else { return 0 }
    defer { BIO_free(source) }
    var count = 0
    while let certificate = PEM_read_bio_X509(source, nil, nil, nil) {
      if X509_STORE_add_cert(store, certificate) == 1 { count += 1 }
      X509_free(certificate)
    }
    ERR_clear_error()
    return count
  }

  private static func signer(_ response: OpaquePointer) -> String? {
    guard let token = TS_RESP_get_token(response), let signers = PKCS7_get0_signers(token, nil, 0) else {
      ERR_clear_error()
      return nil
    }
    defer { vouch_x509_stack_free(signers) }
    guard vouch_x509_count(signers) > 0, let name = X509_get_subject_name(vouch_x509_at(signers, 0)) else { return nil }
    let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
    if index >= 0, let data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)) {
      var output: UnsafeMutablePointer<UInt8>?
      let count = ASN1_STRING_to_UTF8(&output, data)
      defer { vouch_free(output) }
      if count > 0 { return String(decoding: UnsafeBufferPointer(start: output, count: Int(count)), as: UTF8.self) }
    }
    guard let line = X509_NAME_oneline(name, nil, 0) else { return nil }
    defer { vouch_free(line) }
    return String(cString: line)
  }
}
