//! Where in a camt message a text stands: element names as one byte, and what each place means.

/// Deepest nesting accepted; a real message needs about fifteen.
const DEEPEST: usize = 64;

macro_rules! tags {
    ($($name:ident),* $(,)?) => {
        /// The element names that matter to us, by local name. All others are [`Tag::Other`].
        #[allow(clippy::upper_case_acronyms, reason = "the standard writes IBAN and BBAN so")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag { Other, Message, Statement, $($name),* }

        impl Tag {
            /// The tag of a local name. The three kinds of statement are one tag.
            pub(super) fn of(name: &str) -> Self {
                match name {
                    "Stmt" | "Rpt" | "Ntfctn" => Self::Statement,
                    $(stringify!($name) => Self::$name,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    Acct, AcctSvcrRef, AddtlInf, AddtlNtryInf, AddtlRmtInf, AddtlTxInf, Agt, Amt, AmtDtls, BBAN, Bal, BkTxCd, BookgDt, Btch,
    Ccy, Cd, CdOrPrtry, CdtDbtInd, CdtrAcct, Cdtr, CdtrRef, CdtrRefInf, Dbtr, DbtrAcct, Document, Dt, DtTm, EndToEndId,
    FinInstnId, FrDtTm, FrToDt, IBAN, Id, MndtId, MsgId, NbOfTxs, Nm, Ntry, NtryDtls, NtryRef, Othr, PmtInfId, Prtry, PrtryAcct, Pty, Ref, Refs, RmtInf,
    RtrInf, RtrRsn, Rsn, RvslInd, Strd, Sts, SubFmlyCd, ToDtTm, Tp, TxAmt, TxDtls, UltmtCdtr, UltmtDbtr, Ustrd, ValDt,
}

/// Who in a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Debtor,
    Creditor,
    LastDebtor,
    LastCreditor,
}

/// What the text of an element means to us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    #[default]
    Nothing,
    StatementId,
    From,
    Until,
    OwnAccount,
    OwnCurrency,
    BalanceType,
    BalanceAmount,
    BalanceSide,
    BalanceDay,
    EntryAmount,
    EntrySide,
    EntryReversed,
    EntryStatus,
    Booked,
    Valued,
    EntryBankReference,
    EntryReference,
    BatchPayment,
    BatchMessage,
    BatchCount,
    Payment,
    EntryWords,
    Family,
    Amount,
    Side,
    BankReference,
    EndToEnd,
    Mandate,
    Name(Who),
    Account(Who),
    Reference,
    Words,
    ReturnReason,
    ReturnWords,
}

/// The open elements, outermost first.
pub(super) struct Path {
    tags: [Tag; DEEPEST],
    depth: usize,
}

impl Path {
    pub(super) const fn new() -> Self {
        Self {
            tags: [Tag::Other; DEEPEST],
            depth: 0,
        }
    }

    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// Opens an element; false when it would be too deep.
    pub(super) fn open(&mut self, tag: Tag) -> bool {
        let Some(place) = self.tags.get_mut(self.depth) else {
            return false;
        };
        *place = tag;
        self.depth += 1;
        true
    }

    /// Closes the innermost element and says which it was.
    pub(super) fn close(&mut self) -> Tag {
        self.depth = self.depth.saturating_sub(1);
        self.tags[self.depth]
    }

    /// The `n`th element from the inside, 0 = the innermost.
    pub(super) fn up(&self, n: usize) -> Tag {
        self.depth.checked_sub(n + 1).map_or(Tag::Other, |i| self.tags[i])
    }

    /// True inside an element of this kind, however deep.
    pub(super) fn inside(&self, tag: Tag) -> bool {
        self.tags
            .get(..self.depth)
            .is_some_and(|open| open.contains(&tag))
    }

    /// What the text of the innermost element means.
    ///
    /// Versions of the standard move three things: `Sts` became `Sts/Cd`, a party
    /// became `Dbtr/Pty`, `Dbtr/Agt`, and version 1 has `PrtryAcct`, `CdtrRef` and `RtrRsn`.
    pub(super) fn meaning(&self) -> Meaning {
        use Meaning as M;
        use Tag as T;
        let (tag, parent, above) = (self.up(0), self.up(1), self.up(2));
        match (tag, parent) {
            (T::Amt, T::Ntry) => M::EntryAmount,
            (T::Amt, T::TxDtls) => M::Amount,
            (T::Amt, T::TxAmt) if above == T::AmtDtls && self.up(3) == T::TxDtls => M::Amount,
            (T::Amt, T::Bal) => M::BalanceAmount,
            (T::CdtDbtInd, T::Ntry) => M::EntrySide,
            (T::CdtDbtInd, T::TxDtls) => M::Side,
            (T::CdtDbtInd, T::Bal) => M::BalanceSide,
            (T::RvslInd, T::Ntry) => M::EntryReversed,
            (T::Sts, T::Ntry) => M::EntryStatus,
            (T::Cd | T::Prtry, T::Sts) if above == T::Ntry => M::EntryStatus,
            (T::Dt | T::DtTm, T::BookgDt) if above == T::Ntry => M::Booked,
            (T::Dt | T::DtTm, T::ValDt) if above == T::Ntry => M::Valued,
            (T::Dt | T::DtTm, T::Dt) if above == T::Bal => M::BalanceDay,
            (T::AcctSvcrRef, T::Ntry) => M::EntryBankReference,
            (T::AcctSvcrRef, T::Refs) => M::BankReference,
            (T::NtryRef, T::Ntry) => M::EntryReference,
            (T::PmtInfId, T::Btch) => M::BatchPayment,
            (T::MsgId, T::Btch) => M::BatchMessage,
            (T::NbOfTxs, T::Btch) => M::BatchCount,
            (T::PmtInfId, T::Refs) => M::Payment,
            (T::EndToEndId, T::Refs) => M::EndToEnd,
            (T::MndtId, T::Refs) => M::Mandate,
            (T::Nm, _) => self.name_of(),
            (T::IBAN | T::BBAN, T::Id) => self.account_of(2),
            (T::Id, T::Othr | T::PrtryAcct) if above == T::Id => self.account_of(3),
            (T::Ref | T::CdtrRef, T::CdtrRefInf) if above == T::Strd => M::Reference,
            (T::Ustrd, T::RmtInf) | (T::AddtlRmtInf, T::Strd) | (T::AddtlTxInf, T::TxDtls) => M::Words,
            (T::AddtlNtryInf, T::Ntry) => M::EntryWords,
            (T::Cd | T::Prtry, T::Rsn | T::RtrRsn) if above == T::RtrInf => M::ReturnReason,
            (T::AddtlInf, T::RtrInf) => M::ReturnWords,
            (T::SubFmlyCd, _) if self.inside(T::BkTxCd) => M::Family,
            (T::Id, T::Statement) => M::StatementId,
            (T::FrDtTm, T::FrToDt) => M::From,
            (T::ToDtTm, T::FrToDt) => M::Until,
            (T::Ccy, T::Acct) if above == T::Statement => M::OwnCurrency,
            (T::Cd, T::CdOrPrtry) if above == T::Tp && self.up(3) == T::Bal => M::BalanceType,
            (T::Cd, T::Tp) if above == T::Bal => M::BalanceType,
            _ => M::Nothing,
        }
    }

    fn name_of(&self) -> Meaning {
        let party = match self.up(1) {
            Tag::Pty => self.up(2),
            Tag::FinInstnId if self.up(2) == Tag::Agt => self.up(3),
            direct => direct,
        };
        match party {
            Tag::Dbtr => Meaning::Name(Who::Debtor),
            Tag::Cdtr => Meaning::Name(Who::Creditor),
            Tag::UltmtDbtr => Meaning::Name(Who::LastDebtor),
            Tag::UltmtCdtr => Meaning::Name(Who::LastCreditor),
            _ => Meaning::Nothing,
        }
    }

    fn account_of(&self, n: usize) -> Meaning {
        match self.up(n) {
            Tag::DbtrAcct => Meaning::Account(Who::Debtor),
            Tag::CdtrAcct => Meaning::Account(Who::Creditor),
            Tag::Acct if self.up(n + 1) == Tag::Statement => Meaning::OwnAccount,
            _ => Meaning::Nothing,
        }
    }
}
