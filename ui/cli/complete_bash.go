package cli

import (
	"bytes"
	"errors"
	"io"

	"github.com/spf13/cobra"
)

// bashWords is the line of cobra's script for bash that needs the package bash-completion.
const bashWords = `    _get_comp_words_by_ref "$@" cur prev words cword
`

// bashOwnWords replaces it: without the package, the script itself finds the words up to the cursor, of which bash
// makes several where they have a = or a : in them.
const bashOwnWords = `    if declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
        _get_comp_words_by_ref "$@" cur prev words cword
        return
    fi
    local line=${COMP_LINE:0:COMP_POINT} i word before=" "
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${line} == [[:blank:]]* ]]; then
            before=" "
            line=${line#"${line%%[![:blank:]]*}"}
        fi
        if ((i == COMP_CWORD)); then
            word=${line}
        fi
        line=${line#"${word}"}
        if ((i > 0)) && [[ ${before} != " " ]] && [[ ${word} == [=:]* || ${before} == *[=:] ]]; then
            words[${#words[@]}-1]+=${word}
        else
            words+=("${word}")
        fi
        before=${word:-" "}
    done
    cword=$((${#words[@]} - 1))
    cur=${words[cword]}
    prev=
    if ((cword > 0)); then
        prev=${words[cword-1]}
    fi
`

// writeBashCompletion writes the script that completes commands in bash, with or without the package bash-completion.
func writeBashCompletion(out io.Writer, root *cobra.Command) error {
	var b bytes.Buffer
	if err := root.GenBashCompletionV2(&b, true); err != nil {
		return err
	}
	script := bytes.Replace(b.Bytes(), []byte(bashWords), []byte(bashOwnWords), 1)
	if len(script) == b.Len() {
		return errors.New("cobra's script for bash has another form; correct bashWords")
	}
	_, err := out.Write(script)
	return err
}
