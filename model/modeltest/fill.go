// Package modeltest fills values for tests that a field added to a type must not pass unnoticed.
//
// Its one rule: it works by reflection alone and names no field, so that it need not be changed with the types.
package modeltest

import (
	"fmt"
	"reflect"
	"strings"
)

// fillings is the number of different values of n that Filled takes.
const fillings = 4

// A leaf is a field that is no struct itself, with its path: Link.Company.Site.
type leaf struct {
	path  string
	value reflect.Value
}

// Fields returns the paths of all fields of T, those of nested structs one by one.
func Fields[T any]() []string {
	var zero T
	var paths []string
	for _, l := range leaves(&zero) {
		paths = append(paths, l.path)
	}
	return paths
}

// Filled returns a T in which no field is zero and no two fields have the same value. With another n, 0 to 3, every
// field has another value. A bool is true for an even n, and false for an odd one.
func Filled[T any](n int) T {
	var v T
	for i, l := range leaves(&v) {
		fill(l, i, n)
	}
	return v
}

// With returns v with one field as it is in from.
func With[T any](v, from T, path string) T {
	source := leaves(&from)
	for i, l := range leaves(&v) {
		if l.path == path {
			l.value.Set(source[i].value)
			return v
		}
	}
	panic(fmt.Sprintf("modeltest: %T has no field %s", v, path))
}

// Differences returns the paths of the fields in which two values differ.
func Differences[T any](a, b T) []string {
	var paths []string
	of := leaves(&b)
	for i, l := range leaves(&a) {
		if !reflect.DeepEqual(l.value.Interface(), of[i].value.Interface()) {
			paths = append(paths, l.path)
		}
	}
	return paths
}

// leaves returns the fields of the struct that v points to.
func leaves(v any) []leaf { return appendLeaves(nil, "", reflect.ValueOf(v).Elem()) }

func appendLeaves(list []leaf, path string, v reflect.Value) []leaf {
	if v.Kind() != reflect.Struct {
		return append(list, leaf{strings.TrimPrefix(path, "."), v})
	}
	for i := range v.NumField() {
		list = appendLeaves(list, path+"."+v.Type().Field(i).Name, v.Field(i))
	}
	return list
}

// fill sets field i of a value to what only it has. Numbers stay small, so that they fit a byte; texts begin with the
// name of the field, so that a failed test shows which one was lost.
func fill(l leaf, i, n int) {
	number := 1 + i*fillings + n
	switch {
	case l.value.Kind() == reflect.String:
		name := l.path[strings.LastIndexByte(l.path, '.')+1:]
		l.value.SetString(fmt.Sprint(name, 700+number))
	case l.value.Kind() == reflect.Bool:
		l.value.SetBool(n%2 == 0)
	case l.value.CanInt() && !l.value.OverflowInt(int64(number)):
		l.value.SetInt(int64(number))
	case l.value.CanUint() && !l.value.OverflowUint(uint64(number)):
		l.value.SetUint(uint64(number))
	default:
		panic(fmt.Sprintf("modeltest: %s is a %s; teach Filled how to fill it", l.path, l.value.Type()))
	}
}
