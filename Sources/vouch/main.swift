import Commands
import Glibc

exit(Entry.run())
