//! A photo of a colleague: whatever a phone gives becomes a small square JPEG without what the camera wrote beside it (place, day,
//! device). The `image` library reads and writes the pictures.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Largest file that is looked at, in bytes.
pub const MOST_BYTES: usize = 12 * 1024 * 1024;
/// Width and height of what is kept, in pixels.
pub const SIDE: u32 = 360;
/// Longest side of a picture that is opened, in pixels.
const LONGEST: u32 = 12_000;
/// Memory for opening one, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Why a file is no photo for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPortrait {
    /// Too many bytes.
    #[error("the file is larger than {} MB; choose a smaller photo", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// No JPEG or PNG, or a broken one.
    #[error("this is no photo that can be opened; choose a JPEG or PNG")]
    NoPhoto,
}

/// The photo as it is kept: upright, square from the middle, [`SIDE`] pixels, JPEG.
pub fn read(bytes: &[u8]) -> Result<Vec<u8>, BadPortrait> {
    if bytes.len() > MOST_BYTES {
        return Err(BadPortrait::TooLarge);
    }
    let photo = open(bytes).map_err(|_| BadPortrait::NoPhoto)?;
    let small = photo.resize_to_fill(SIDE, SIDE, FilterType::Lanczos3).into_rgb8();
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, 85);
    small
        .write_with_encoder(encoder)
        .map_err(|_| BadPortrait::NoPhoto)?;
    Ok(out)
}

fn open(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        let hint = image::error::ImageFormatHint::Unknown;
        return Err(image::ImageError::Unsupported(hint.into()));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut photo = DynamicImage::from_decoder(decoder)?;
    photo.apply_orientation(orientation);
    Ok(photo)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::{BadPortrait, MOST_BYTES, SIDE, read};
    use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
    use proptest::prelude::*;
    use std::io::Cursor;

    /// Left half red, right half blue.
    fn photo(format: ImageFormat) -> Vec<u8> {
        let image = RgbImage::from_fn(80, 40, |x, _| Rgb(if x < 40 { [250, 0, 0] } else { [0, 0, 250] }));
        let mut out = Cursor::new(Vec::new());
        DynamicImage::from(image).write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn s3_12_a_photo_becomes_a_small_square_and_loses_what_the_camera_wrote() {
        // An APP1 segment with EXIF: orientation 6 (a phone held upright) and a text that must not stay.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 52.37 4.89");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let jpeg = photo(ImageFormat::Jpeg);
        let mut with = jpeg[..2].to_vec();
        with.extend([0xff, 0xe1]);
        with.extend(length);
        with.extend(&exif);
        with.extend(&jpeg[2..]);
        let kept = read(&with).unwrap();
        assert!(!kept.windows(3).any(|part| part == b"GPS"));
        let opened = image::load_from_memory(&kept).unwrap();
        assert_eq!(opened.dimensions(), (SIDE, SIDE));
        // Turned a quarter: red above, blue below.
        assert!(opened.get_pixel(SIDE / 2, 10).0[0] > 200);
        assert!(opened.get_pixel(SIDE / 2, SIDE - 10).0[2] > 200);
        assert!(read(&photo(ImageFormat::Png)).is_ok());
    }

    #[test]
    fn what_is_no_photo_says_so() {
        let whole = photo(ImageFormat::Png);
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"<svg/>",
            b"BM\0\0\0\0",
            &whole[..whole.len() / 2],
        ] {
            assert_eq!(read(bytes), Err(BadPortrait::NoPhoto));
        }
        assert_eq!(read(&vec![0; MOST_BYTES + 1]), Err(BadPortrait::TooLarge));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_damaged_photo_never_stops_the_house(at in 0_usize..4000, byte: u8) {
            let mut bytes = photo(ImageFormat::Jpeg);
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(kept) = read(&bytes) {
                prop_assert!(image::load_from_memory(&kept).is_ok());
            }
        }
    }
}
