import BreachModel
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite struct FullDiskTests {
    /// A limit on the number of pages gives the same SQLITE_FULL as a disk without room.
    @Test func `A full disk in the middle of a scope leaves what was stored and gives a clear error`() throws {
        let fixture = try StoreFixture()
        let people = (0..<20).map { Sample.person($0) }
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        let more = (0..<20_000).map { Sample.person($0) }
        try fixture.store.connection.write { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
        }
        #expect(throws: StoreError(.fullDisk, "")) {
            try fixture.store.scopes.save(Sample.scope(more, version: 2), people: more, at: Sample.noon, by: "hong")
        }
        try fixture.reopen()
        #expect(try fixture.store.scopes.versions() == [1])
        #expect(try fixture.store.scopes.people(version: 1).count == 20)
        #expect(try fixture.store.scopes.people(version: 2).isEmpty)
        #expect(try fixture.store.integrityProblems().isEmpty)
        try fixture.store.scopes.save(Sample.scope(more, version: 2), people: more, at: Sample.noon, by: "hong")
        #expect(try fixture.store.scopes.versions() == [1, 2])
    }

    @Test(arguments: [
        (ResultCode.SQLITE_FULL, StoreErrorCode.fullDisk), (.SQLITE_IOERR_SHMSIZE, .fullDisk), (.SQLITE_IOERR_WRITE, .deviceFailed),
        (.SQLITE_IOERR_FSYNC, .deviceFailed), (.SQLITE_BUSY, .locked), (.SQLITE_READONLY, .notWritable),
    ])
    func `A disk that is merely full is not called broken`(result: ResultCode, code: StoreErrorCode) {
        #expect(StoreError.mapping(DatabaseError(resultCode: result)).code == code)
    }

    @Test func `No error quotes what was to be stored`() throws {
        let fixture = try StoreFixture()
        let person = Sample.person(1)
        let other = PersonContact(person: "m:other", email: Sensitive("planted@example.com"), accounts: person.accounts)
        try fixture.store.people.save([Sample.contact(person, email: "planted@example.com")])
        do {
            try fixture.store.people.save([other])
            Issue.record("an account of two people was stored")
        } catch {
            #expect(error.code == .inconsistent)
            let text = "\(error) \(String(reflecting: error)) \(error.reportMessage)"
            #expect(!text.contains("planted") && !text.contains(person.accounts[0].rawValue))
        }
    }
}
