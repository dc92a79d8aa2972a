/// The Merkle tree of RFC 6962, section 2.1, over SHA-256.
public enum MerkleTree {
  /// The hash of a leaf: SHA-256 of a zero byte and the leaf's bytes.
  public static func leaf(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(0)
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of an inner node.
  public static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256.digest(of: [1] + left + right) }

  /// The root over leaf hashes; SHA-256 of nothing for none.
  public static func root(of leaves: [[UInt8]]) -> [UInt8] {
    var frontier = Frontier()
    for leaf in leaves { frontier.append(leaf) }
    return frontier.root
  }

  /// The right edge of a growing tree: one hash for each complete subtree.
  public struct Frontier {
    /// How many leaves it has.
    public private(set) var count = 0
    /// Hashes of 32 bytes, one after the other, so that long ledgers cost no allocation for each leaf.
    private var stack: [UInt8] = []
    private var hash = SHA256()

    /// Makes an empty tree.
    public init() {}

    /// Adds a leaf's hash of 32 bytes.
    public mutating func append(_ leaf: [UInt8]) {
      precondition(leaf.count == 32)
      stack += leaf
      count += 1
      for _ in 0..<count.trailingZeroBitCount { merge() }
    }

    /// The root over all leaves so far.
    public var root: [UInt8] {
      guard count > 0 else { return SHA256.digest(of: []) }
      var root = Array(stack.suffix(32))
      for end in stride(from: stack.count - 32, to: 0, by: -32) {
        root = MerkleTree.node(Array(stack[(end - 32)..<end]), root)
      }
      return root
    }

    private mutating func merge() {
      let start = stack.count - 64
      hash.update(1)
      stack.withUnsafeMutableBytes { bytes in
        let pair = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
        hash.update(UnsafeRawBufferPointer(pair))
        hash.finalize(into: pair)
      }
      stack.removeLast(32)
    }
  }

  /// The inclusion proof of a leaf (RFC 9162, section 2.1.3.1); nil outside the tree.
  public static func inclusionProof(of index: Int, in leaves: [[UInt8]]) -> [[UInt8]]? {
    guard leaves.indices.contains(index) else { return nil }
    return path(index, leaves[...])
  }

  /// The root that a proof leads to (RFC 9162, section 2.1.3.2); nil where the proof has the wrong length.
  public static func root(from leaf: [UInt8], index: Int, count: Int, proof: [[UInt8]]) -> [UInt8]? {
    guard index >= 0, index < count else { return nil }
    var (position, last) = (index, count - 1)
    var root = leaf
    for hash in proof {
      guard last > 0 else { return nil }
      if position & 1 == 1 || position == last {
        root = node(hash, root)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        root = node(root, hash)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 ? root : nil
  }

  /// The proof that the first `count` leaves are a prefix of all (RFC 9162, section 2.1.4.1); nil outside the tree.
  public static func consistencyProof(from count: Int, in leaves: [[UInt8]]) -> [[UInt8]]? {
    guard count >= 0, count <= leaves.count else { return nil }
    return count == 0 || count == leaves.count ? [] : subproof(count, leaves[...], isWhole: true)
  }

  /// Whether a proof shows that the tree of `first` leaves is a prefix of that of `second` (RFC 9162, 2.1.4.2).
  public static func isConsistent(
    first: Int, root firstRoot: [UInt8], second: Int, root secondRoot: [UInt8], proof: [[UInt8]]
  ) -> Bool {
    guard first >= 0, first <= second else { return false }
    if first == second { return proof.isEmpty && firstRoot == secondRoot }
    if first == 0 { return proof.isEmpty && firstRoot == SHA256.digest(of: []) }
    var hashes = proof[...]
    if first & (first - 1) == 0 { hashes = [firstRoot] + hashes }
    guard let start = hashes.popFirst() else { return false }
    var (position, last) = (first - 1, second - 1)
    while position & 1 == 1 {
      position >>= 1
      last >>= 1
    }
    var (old, new) = (start, start)
    for hash in hashes {
      guard last > 0 else { return false }
      if position & 1 == 1 || position == last {
        old = node(hash, old)
        new = node(hash, new)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = node(new, hash)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && old == firstRoot && new == secondRoot
  }

  /// The largest power of two below `count`, which splits a tree.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }

  private static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
    guard leaves.count > 1 else { return [] }
    let half = split(leaves.count)
    let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
    if index < half { return path(index, left) + [root(of: Array(right))] }
    return path(index - half, right) + [root(of: Array(left))]
  }

  private static func subproof(_ count: Int, _ leaves: ArraySlice<[UInt8]>, isWhole: Bool) -> [[UInt8]] {
    if count == leaves.count { return isWhole ? [] : [root(of: Array(leaves))] }
    let half = split(leaves.count)
    let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
    if count <= half { return subproof(count, left, isWhole: isWhole) + [root(of: Array(right))] }
    return subproof(count - half, right, isWhole: false) + [root(of: Array(left))]
  }
}

extension MerkleTree {
  /// All hashes of a tree, for many proofs in little time.
  public struct Levels {
    /// From the leaves upwards, hashes of 32 bytes one after the other.
    private let levels: [[UInt8]]

    /// Hashes a tree over leaf hashes.
    public init(_ leaves: some Sequence<[UInt8]>) { self.init(joined: leaves.reduce(into: []) { $0 += $1 }) }

    /// Hashes a tree over leaf hashes of 32 bytes, one after the other.
    public init(joined leaves: [UInt8]) {
      var hash = SHA256()
      var levels = [leaves]
      while let last = levels.last, last.count > 32 {
        var next: [UInt8] = []
        next.reserveCapacity(last.count / 2 + 32)
        var start = 0
        while start + 64 <= last.count {
          hash.update(1)
          last.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[start..<(start + 64)])) }
          next += hash.finalize()
          start += 64
        }
        // An odd node at the end rises as it is, which is what RFC 6962's split amounts to.
        next += last[start...]
        levels.append(next)
      }
      self.levels = levels
    }

    /// The tree's root; SHA-256 of nothing for no leaves.
    public var root: [UInt8] {
      guard let top = levels.last, !top.isEmpty else { return SHA256.digest(of: []) }
      return top
    }

    /// The inclusion proof of a leaf (RFC 9162, section 2.1.3.1); empty outside the tree.
    public func inclusionProof(of index: Int) -> [[UInt8]] {
      var position = index
      var proof: [[UInt8]] = []
      for level in levels.dropLast() {
        let start = (position ^ 1) * 32
        if start < level.count { proof.append(Array(level[start..<(start + 32)])) }
        position >>= 1
      }
      return proof
    }
  }
}
