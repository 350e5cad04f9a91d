//! Writes bank statements as camt.053 (versions 2 and 8), entry by entry.
//!
//! The shapes are those of Dutch banks: collections as one batch entry with its
//! transactions, returned collections as entries of their own with a reason code
//! (ISO 20022 `RtrInf/Rsn/Cd`), references structured or in words.

use crate::SimError;
use domain::calendar::Day;
use domain::money::Cents;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

/// Version of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// camt.053.001.02
    V02,
    /// camt.053.001.08
    V08,
}

/// The head of a statement.
#[derive(Clone, Debug)]
pub struct Head {
    /// The bank's id of the statement, at most 35 characters.
    pub id: String,
    /// Running number of the statement within the year.
    pub number: i32,
    /// IBAN of the association.
    pub account: String,
    /// First day covered.
    pub from: Day,
    /// Last day covered.
    pub to: Day,
    /// Balance before the first entry. Not negative.
    pub opening: Cents,
    /// Balance after the last entry. Not negative.
    pub closing: Cents,
}

/// What kind of booking an entry is (`BkTxCd`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryType {
    /// Money that somebody sent us.
    Transfer,
    /// Our own direct-debit collection.
    Collection,
    /// A collection that came back.
    Return,
    /// We paid a bill.
    Payment,
    /// Costs of the bank.
    BankCosts,
}

impl EntryType {
    const fn codes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Transfer => ("PMNT", "RCDT", "ESCT"),
            Self::Collection => ("PMNT", "IDDT", "ESDD"),
            Self::Return => ("PMNT", "IDDT", "UPDD"),
            Self::Payment => ("PMNT", "ICDT", "ESCT"),
            Self::BankCosts => ("ACMT", "MDOP", "CHRG"),
        }
    }
}

/// What the payer wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remittance {
    /// A Dutch betalingskenmerk in the structured field (issuer CUR).
    Betalingskenmerk(String),
    /// An ISO 11649 creditor reference in the structured field (issuer ISO).
    CreditorReference(String),
    /// Words.
    Text(String),
    /// Nothing.
    Nothing,
}

/// One transaction within an entry.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// Positive = came in, negative = went out.
    pub amount: Cents,
    /// End-to-end id.
    pub end_to_end_id: Option<String>,
    /// SEPA mandate.
    pub mandate: Option<String>,
    /// The other party's name.
    pub name: Option<String>,
    /// The other party's IBAN.
    pub iban: Option<String>,
    /// What was written.
    pub remittance: Remittance,
    /// ISO return reason.
    pub return_reason: Option<&'static str>,
    /// The truth, never written to the file: contract number the money belongs to, for tests and measuring.
    pub belongs_to: Option<String>,
}

/// One entry of the statement.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Booking and value day.
    pub on: Day,
    /// What kind of booking.
    pub entry_type: EntryType,
    /// The bank's reference, unique within the account.
    pub bank_reference: String,
    /// One transaction, or the transactions of a batch (then all in the same direction).
    pub transactions: Vec<Transaction>,
    /// The bank's own words on the entry, may be empty.
    pub info: &'static str,
}

impl Entry {
    /// Sum of the transactions.
    pub fn amount(&self) -> Cents {
        self.transactions.iter().map(|t| t.amount).sum()
    }
}

/// Writes one statement, entry by entry.
pub struct StatementWriter<W: Write> {
    out: W,
    path: PathBuf,
    version: Version,
    id: String,
    announced: Cents,
    running: Cents,
}

impl<W: Write> StatementWriter<W> {
    /// Writes the head with both balances. `path` is only named in errors.
    pub fn begin(out: W, path: PathBuf, version: Version, head: &Head) -> Result<Self, SimError> {
        let mut writer = Self {
            out,
            path,
            version,
            id: head.id.clone(),
            announced: head.closing,
            running: head.opening,
        };
        let v = if version == Version::V02 { "02" } else { "08" };
        let made = format!("{}T04:12:00+01:00", head.to.plus(1));
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{v}\">\n <BkToCstmrStmt>\n  <GrpHdr>\n   \
             <MsgId>{id}</MsgId>\n   <CreDtTm>{made}</CreDtTm>\n  </GrpHdr>\n  <Stmt>\n   <Id>{id}</Id>\n   \
             <ElctrncSeqNb>{number}</ElctrncSeqNb>\n   <CreDtTm>{made}</CreDtTm>\n   <FrToDt>\n    \
             <FrDtTm>{from}T00:00:00</FrDtTm>\n    <ToDtTm>{to}T23:59:59</ToDtTm>\n   </FrToDt>\n   <Acct>\n    \
             <Id><IBAN>{account}</IBAN></Id>\n    <Ccy>EUR</Ccy>\n   </Acct>\n",
            id = head.id,
            number = head.number,
            from = head.from,
            to = head.to,
            account = head.account,
        );
        writer.put(&text)?;
        writer.balance("OPBD", head.opening, head.from)?;
        writer.balance("CLBD", head.closing, head.to)?;
        Ok(writer)
    }

    /// Writes one entry.
    pub fn entry(&mut self, entry: &Entry) -> Result<(), SimError> {
        let amount = entry.amount();
        self.running += amount;
        let (domain, family, sub) = entry.entry_type.codes();
        let status = match self.version {
            Version::V02 => "BOOK",
            Version::V08 => "<Cd>BOOK</Cd>",
        };
        let text = format!(
            "   <Ntry>\n    <Amt Ccy=\"EUR\">{}</Amt>\n    <CdtDbtInd>{}</CdtDbtInd>\n    <Sts>{status}</Sts>\n    \
             <BookgDt><Dt>{on}</Dt></BookgDt>\n    <ValDt><Dt>{on}</Dt></ValDt>\n    \
             <AcctSvcrRef>{}</AcctSvcrRef>\n    <BkTxCd><Domn><Cd>{domain}</Cd><Fmly><Cd>{family}</Cd>\
             <SubFmlyCd>{sub}</SubFmlyCd></Fmly></Domn></BkTxCd>\n    <NtryDtls>\n",
            amount.abs().to_plain(),
            direction(amount),
            entry.bank_reference,
            on = entry.on,
        );
        self.put(&text)?;
        if entry.transactions.len() > 1 {
            self.put(&format!(
                "     <Btch>\n      <PmtInfId>{}</PmtInfId>\n      <NbOfTxs>{}</NbOfTxs>\n     </Btch>\n",
                entry.bank_reference,
                entry.transactions.len()
            ))?;
        }
        for transaction in &entry.transactions {
            let text = self.transaction(transaction);
            self.put(&text)?;
        }
        self.put("    </NtryDtls>\n")?;
        if !entry.info.is_empty() {
            self.put(&format!(
                "    <AddtlNtryInf>{}</AddtlNtryInf>\n",
                escape(entry.info)
            ))?;
        }
        self.put("   </Ntry>\n")
    }

    /// Closes the statement and hands the output back; an error when the entries do not lead to the announced balance.
    pub fn finish(mut self) -> Result<W, SimError> {
        self.put("  </Stmt>\n </BkToCstmrStmt>\n</Document>\n")?;
        self.out.flush().map_err(SimError::file(&self.path))?;
        if self.running != self.announced {
            return Err(SimError::Balance {
                id: self.id,
                announced: self.announced,
                found: self.running,
            });
        }
        Ok(self.out)
    }

    fn balance(&mut self, kind: &str, amount: Cents, on: Day) -> Result<(), SimError> {
        self.put(&format!(
            "   <Bal>\n    <Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>\n    <Amt Ccy=\"EUR\">{}</Amt>\n    \
             <CdtDbtInd>{}</CdtDbtInd>\n    <Dt><Dt>{on}</Dt></Dt>\n   </Bal>\n",
            amount.abs().to_plain(),
            direction(amount)
        ))
    }

    fn transaction(&self, t: &Transaction) -> String {
        let mut text = String::with_capacity(900);
        text.push_str("     <TxDtls>\n      <Refs>");
        tag(
            &mut text,
            "EndToEndId",
            Some(t.end_to_end_id.as_deref().unwrap_or("NOTPROVIDED")),
        );
        tag(&mut text, "MndtId", t.mandate.as_deref());
        text.push_str("</Refs>\n");
        let amount = t.amount.abs().to_plain();
        let amounts = match self.version {
            Version::V02 => {
                format!("      <AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount}</Amt></TxAmt></AmtDtls>\n")
            }
            Version::V08 => format!(
                "      <Amt Ccy=\"EUR\">{amount}</Amt>\n      <CdtDbtInd>{}</CdtDbtInd>\n",
                direction(t.amount)
            ),
        };
        text.push_str(&amounts);
        self.parties(&mut text, t);
        remittance(&mut text, &t.remittance);
        if let Some(reason) = t.return_reason {
            text.push_str("      <RtrInf><Rsn><Cd>");
            text.push_str(reason);
            text.push_str("</Cd></Rsn></RtrInf>\n");
        }
        text.push_str("     </TxDtls>\n");
        text
    }

    fn parties(&self, text: &mut String, t: &Transaction) {
        if t.name.is_none() && t.iban.is_none() {
            return;
        }
        // In a returned collection the tenant stays the debtor of the original transaction.
        let ours = t.amount.0 < 0 && t.return_reason.is_none();
        let (party, account) = if ours {
            ("Cdtr", "CdtrAcct")
        } else {
            ("Dbtr", "DbtrAcct")
        };
        let (open, close) = match self.version {
            Version::V02 => ("", ""),
            Version::V08 => ("<Pty>", "</Pty>"),
        };
        text.push_str("      <RltdPties>\n");
        if let Some(name) = &t.name {
            let line = format!(
                "       <{party}>{open}<Nm>{}</Nm>{close}</{party}>\n",
                escape(name)
            );
            text.push_str(&line);
        }
        if let Some(iban) = &t.iban {
            let _ = writeln!(text, "       <{account}><Id><IBAN>{iban}</IBAN></Id></{account}>");
        }
        text.push_str("      </RltdPties>\n");
    }

    fn put(&mut self, text: &str) -> Result<(), SimError> {
        self.out
            .write_all(text.as_bytes())
            .map_err(SimError::file(&self.path))
    }
}

fn remittance(text: &mut String, remittance: &Remittance) {
    let (reference, issuer) = match remittance {
        Remittance::Nothing => return,
        Remittance::Text(words) => {
            let _ = writeln!(text, "      <RmtInf><Ustrd>{}</Ustrd></RmtInf>", escape(words));
            return;
        }
        Remittance::Betalingskenmerk(reference) => (reference, "CUR"),
        Remittance::CreditorReference(reference) => (reference, "ISO"),
    };
    let _ = writeln!(
        text,
        "      <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>{issuer}</Issr></Tp>\
         <Ref>{reference}</Ref></CdtrRefInf></Strd></RmtInf>"
    );
}

fn tag(text: &mut String, name: &str, value: Option<&str>) {
    let Some(value) = value else { return };
    let _ = write!(text, "<{name}>{}</{name}>", escape(value));
}

const fn direction(amount: Cents) -> &'static str {
    if amount.0 < 0 { "DBIT" } else { "CRDT" }
}

/// The three characters that mean something in XML text.
fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;"),
    )
}
