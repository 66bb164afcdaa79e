//! Finds a port for the preview: the port that the user asked for, or the next free port.

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};

use super::super::terminal::Terminal;
use super::not_started;
use crate::diagnostic::Words;
use crate::error::Error;

static PORT_TAKEN: Words =
    Words("port {port} is in use, perhaps by another preview; this one takes port {next}");
static FOR_ALL: Words =
    Words("note: everybody in this network can read the preview, drafts included");

/// Maximum number of ports that are tried, one after the other.
const TRIES: u16 = 50;

/// A port at which the preview receives requests.
pub struct Bound {
    /// The socket that is bound to the port.
    pub listener: TcpListener,
    /// Host and port of the preview as a URL contains them, such as `localhost:4000`.
    pub host: String,
    /// The number of the port.
    pub port: u16,
}

/// Binds the port `wished`. If this port is in use, binds the next free port, and tells the user the number of that
/// port.
pub fn bind(host: IpAddr, wished: u16, terminal: &Terminal) -> Result<Bound, Error> {
    let mut port = wished;
    let listener = loop {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => break listener,
            Err(error)
                if error.kind() == ErrorKind::AddrInUse
                    && port != 0
                    && port < u16::MAX
                    && port - wished < TRIES =>
            {
                port += 1;
            }
            Err(error) => return Err(not_started(&error.to_string())),
        }
    };
    send_at_once(&listener);
    let port = listener.local_addr().map_or(port, |address| address.port());
    if wished != 0 && port != wished {
        terminal.info(&PORT_TAKEN, &[("port", wished.to_string()), ("next", port.to_string())]);
    }
    if !host.is_loopback() {
        terminal.info(&FOR_ALL, &[]);
    }
    let name = if host.is_loopback() { "localhost".to_owned() } else { host_name(host) };
    Ok(Bound { listener, host: format!("{name}:{port}"), port })
}

fn host_name(host: IpAddr) -> String {
    match host {
        _ if host.is_unspecified() => "localhost".to_owned(),
        IpAddr::V4(host) => host.to_string(),
        IpAddr::V6(host) => format!("[{host}]"),
    }
}

/// Disables Nagle's algorithm, so that responses are sent at once. Connections take this setting from the listener.
#[cfg(unix)]
fn send_at_once(listener: &TcpListener) {
    // If the system refuses this, responses only take some milliseconds longer.
    let _ = rustix::net::sockopt::set_tcp_nodelay(listener, true);
}

#[cfg(not(unix))]
fn send_at_once(_: &TcpListener) {}
