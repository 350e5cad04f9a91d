//! Currency codes of ISO 4217 in use (list of 2026), for refusing what is not money.

/// All active codes, three letters each, in alphabetical order. Funds codes and metals are left out.
const CODES: &[u8] =
    b"AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOP\
CRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHRKHTGHUFIDRILSINRIQDIRRISKJMDJODJPY\
KESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZD\
OMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTD\
TWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXCGXOFXPFYERZARZMWZWG";

/// True for an upper-case ISO 4217 code of a currency in use.
pub(crate) fn is_known(code: &str) -> bool {
    let code = code.as_bytes();
    code == b"EUR" || (code.len() == 3 && CODES.chunks_exact(3).any(|known| known == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_currencies_and_nothing_else() {
        for code in ["EUR", "SEK", "CHF", "AED", "ZWG", "RON"] {
            assert!(is_known(code), "{code}");
        }
        for code in ["", "EU", "eur", "EURO", "XXX", "QQQ", "DAF", "€"] {
            assert!(!is_known(code), "{code}");
        }
    }

    #[test]
    fn the_list_is_sorted_without_twins() {
        let codes: Vec<_> = CODES.chunks(3).collect();
        assert!(codes.iter().all(|c| c.len() == 3));
        assert!(codes.is_sorted_by(|a, b| a < b));
    }
}
