/// `syncfs(2)`, which the C library's module shows only to programs that ask for GNU extensions: makes everything written to
/// the file system of an open file durable, and reports what could not be.
///
/// SAFETY: one integer in, one out, as the C declaration says; the calling conventions agree on integers.
@_silgen_name("syncfs") func syncFileSystem(of descriptor: Int32) -> Int32
