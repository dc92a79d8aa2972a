import Testing

@testable import Language

@Suite struct QuantityReaderTests {
  @Test(arguments: [
    ("Backups run every 24 h", ["frequency 1 d"]),
    ("at least once every 12 months", ["frequency 1 y"]),
    ("We notify within 72 hours", ["duration 72 h"]),
    ("Response within 8 business hours", ["duration 8 bh"]),
    ("Auto screen lock after 5–10 min", ["duration 5-10 min"]),
    ("at least three (3) months in advance", ["duration 3 mo"]),
    ("Minimum 12 characters, mandatory complexity", ["characters 12 chars"]),
    ("TLS1.2 or higher with AES-256", ["version TLS 1.2", "keySize AES-256"]),
    ("99.9% monthly uptime", ["percent 99.9 %", "frequency 1 mo"]),
    ("An exercise was conducted on December 22, 2025.", ["date 2025-12-22"]),
    ("tested on 3rd of May 2026", ["date 2026-05-03"]),
    ("reviewed semi-annually", ["frequency 6 mo"]),
    ("changed at intervals of no more than 60 days", ["frequency 60 d"]),
    ("tested twice yearly", ["frequency 6 mo"]),
    ("backed up twice-daily", ["frequency 12 h"]),
    ("6-hourly backups", ["count 6", "frequency 6 h"]),
    ("we keep 7 daily and 4 weekly copies", ["count 7", "frequency 1 d", "count 4", "frequency 1 w"]),
    ("valid for 86,400 seconds", ["duration 24 h"]),
    ("after 900 seconds", ["duration 15 min"]),
    ("after 90 seconds", ["duration 90 s"]),
    ("24 hourly copies", ["count 24", "frequency 1 h"]),
    ("held in 2025, quarterly", ["date 2025", "frequency 3 mo"]),
    ("in 2025 quarterly reviews", ["date 2025", "frequency 3 mo"]),
    ("four times per annum", ["frequency 3 mo"]),
    ("TLS v1.2 or higher", ["version TLS 1.2"]),
    ("TLSv1.3", ["version TLS 1.3"]),
    ("TLS/SSL 1.2", ["version TLS 1.2"]),
    ("TLS (at least 1.2)", ["version TLS 1.2"]),
    ("Continuous scans and 24/7 supervision", ["frequency continuous", "cover 24/7"]),
    ("rights revoked within 24h", ["duration 24 h"]),
    ("a rolling 30-day window", ["duration 30 d"]),
    ("ISO/IEC 27001:2022 certified", ["count 27001", "count 2022"]),
    ("regularly tested, twice a year", ["vagueFrequency regularly", "frequency 6 mo"]),
    ("we kept logs for a year", ["duration 1 y"]),
    ("checked every second year", ["frequency 2 y"]),
    ("every half year", ["frequency 6 mo"]),
    ("each January", ["frequency 1 y"]),
    ("tested in January and July", ["frequency 6 mo"]),
    ("held in spring and autumn", ["frequency 6 mo"]),
    ("between January and July", []),
    ("logs are read every Monday", ["frequency 1 w"]),
    ("logs are read every second Monday", ["frequency 2 w"]),
    ("backed up every morning", ["frequency 1 d"]),
    ("tested for prompt injection", []),
    ("watched day and night", ["cover 24/7"]),
    ("immediately revoked", ["duration immediate"]),
    ("without undue delay", ["vagueDelay without undue delay"]),
  ])
  func reads(text: String, expected: [String]) {
    let found = QuantityReader.quantities(in: Tokenizer().tokens(of: text)).map {
      "\($0.kind.rawValue) \($0.normalised)"
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("no later than 72 hours", Quantity.Bound.atMost), ("for a minimum of 30 days", .atLeast),
    ("at least 90 days", .atLeast), ("30 days minimum", .atLeast), ("limited to 1 year", .atMost),
    ("TLS 1.2 or higher", .atLeast), ("TLS 1.3+", .atLeast), ("after 15 minutes or less", .atMost),
    ("24 hours", .exact), ("at least the last seven years", .atLeast), ("at most the past 3 months", .atMost),
  ])
  func knowsTheDirection(text: String, bound: Quantity.Bound) {
    #expect(QuantityReader.quantities(in: Tokenizer().tokens(of: text)).first?.bound == bound)
  }

  @Test(arguments: [
    ("anonymisation", "anonymization"), ("data centres", "datacenters"), ("programme", "program"),
    ("exercise", "exercise"), ("organisation", "organization"), ("sub-processors", "subprocessors"),
    ("authorised", "authorized"), ("enterprise", "enterprise"), ("off-boarding", "offboarding"),
  ])
  func foldsSpelling(text: String, word: String) {
    #expect(Tokenizer().tokens(of: text).map(\.word) == [word])
  }
}
