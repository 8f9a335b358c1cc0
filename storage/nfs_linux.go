package storage

import "syscall"

const nfsMagic = 0x6969 // NFS_SUPER_MAGIC, statfs(2)

// onNetwork reports whether a path is on NFS, where locks depend on the mount and the pages that two machines map are
// not kept consistent.
func onNetwork(path string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(path, &st) == nil && isNFS(st.Type)
}

// isNFS reports whether a file system is NFS. The type has 32 bits on some machines.
func isNFS[T int32 | int64 | uint32](fsType T) bool { return fsType == nfsMagic }
